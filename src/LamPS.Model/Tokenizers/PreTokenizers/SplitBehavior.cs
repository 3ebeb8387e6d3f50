namespace LamPS.Model.Tokenizers.PreTokenizers;

/// <summary>What becomes of the matches that cut a text.</summary>
internal enum SplitBehavior
{
    /// <summary>They go.</summary>
    Removed,

    /// <summary>Each is a piece.</summary>
    Isolated,

    /// <summary>They end the piece before them.</summary>
    MergedWithPrevious,

    /// <summary>They begin the piece behind them.</summary>
    MergedWithNext,

    /// <summary>Neighbours are one piece.</summary>
    Contiguous,
}
