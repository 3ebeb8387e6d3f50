namespace LamPS.Core.Verification.Documents.Pdf;

// Other objects are plain values: null, bool, double, byte[] for strings, object?[] for arrays, PdfDictionary.

/// <summary>A name without its slash.</summary>
internal sealed record PdfName(string Text);

/// <summary>A word that is none of the objects: an operator of a page or a part of the file's structure.</summary>
internal sealed record PdfKeyword(string Text);

/// <summary>A reference to an object of the file.</summary>
internal sealed record PdfReference(int Number, int Generation);

/// <summary>A stream, still packed.</summary>
internal sealed record PdfStream(PdfDictionary Dictionary, ReadOnlyMemory<byte> Data);

/// <summary>A dictionary; values may be references.</summary>
internal sealed class PdfDictionary
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public static PdfDictionary Empty { get; } = new();

    public object? this[string key]
    {
        get => _values.GetValueOrDefault(key);
        set => _values[key] = value;
    }

    public bool Has(string key) => _values.ContainsKey(key);
}
