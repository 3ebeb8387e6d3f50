namespace LamPS.Model.Catalog;

/// <summary>Kinds of models.</summary>
public enum ModelKind
{
    /// <summary>Writes text.</summary>
    Generative,

    /// <summary>Scores what can be done.</summary>
    Compact,
}
