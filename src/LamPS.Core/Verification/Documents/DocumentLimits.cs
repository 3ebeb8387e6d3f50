namespace LamPS.Core.Verification.Documents;

/// <summary>What a reader takes in before it refuses a document. Generous for documents that people write, small enough for a process that lives long.</summary>
internal sealed record DocumentLimits
{
    public static DocumentLimits Default { get; } = new();

    /// <summary>Size of a file that is read as a whole (PDF, text), bytes.</summary>
    public long FileBytes { get; init; } = 256L << 20;

    /// <summary>Sum of the parts that were unpacked, bytes.</summary>
    public long UnpackedBytes { get; init; } = 256L << 20;

    /// <summary>Sum of all texts, characters.</summary>
    public int TextCharacters { get; init; } = 32 << 20;

    /// <summary>Paragraphs, cells, tables and images together.</summary>
    public int Items { get; init; } = 2_000_000;

    /// <summary>Copies of repeated cells that are listed one by one; rows and columns are counted beyond.</summary>
    public int RepeatedCells { get; init; } = 100_000;

    /// <summary>Levels of elements inside each other.</summary>
    public int Depth { get; init; } = 512;

    /// <summary>Rows of a table, as in the largest spreadsheets.</summary>
    public int Rows { get; init; } = 1 << 20;

    /// <summary>Columns of a table, as in the largest spreadsheets.</summary>
    public int Columns { get; init; } = 1 << 14;
}
