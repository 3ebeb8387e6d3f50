namespace LamPS.Model.Templates;

/// <summary>Kind of a piece of a template.</summary>
internal enum JinjaKind
{
    Text,
    Output,
    OutputEnd,
    Block,
    BlockEnd,
    Name,
    String,
    Number,
    Operator,
    End,
}

/// <summary>A piece of a template.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Text">Its text; of a string its value.</param>
/// <param name="Line">Line, from 1.</param>
internal readonly record struct JinjaToken(JinjaKind Kind, string Text, int Line);
