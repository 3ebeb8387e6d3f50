namespace LamPS.Learning.Training.Examples;

/// <summary>Why something didn't become an example.</summary>
public enum ExampleDrop
{
    /// <summary>The right object isn't among the candidates.</summary>
    NotACandidate,

    /// <summary>The right choice found no room in the context.</summary>
    NoRoom,

    /// <summary>The request can't be cut where its parts meet.</summary>
    NotCut,

    /// <summary>A value can't be found in the request.</summary>
    NoValue,

    /// <summary>The text is longer than the model's context.</summary>
    TooLong,
}
