namespace LamPS.Core.Runbooks;

/// <summary>A place in a file.</summary>
/// <param name="File">Path of the file as people know it.</param>
/// <param name="Line">Line, from 1; 0 when the whole file is meant.</param>
/// <param name="Column">Column, from 1; 0 when the whole line is meant.</param>
public readonly record struct SourceLocation(string File, int Line, int Column)
{
    /// <summary><c>letter.yaml, line 14, column 7</c>.</summary>
    public override string ToString() => (Line, Column) switch
    {
        (0, _) => File,
        (_, 0) => $"{File}, line {Line}",
        _ => $"{File}, line {Line}, column {Column}",
    };
}
