namespace LamPS.Core.Verification.Documents.Packages;

/// <summary>One reading of one document: its path for messages, its limits and what has been used of them.</summary>
internal sealed class ReadContext(string path, DocumentLimits limits, CancellationToken cancellationToken)
{
    private long _unpacked;
    private long _characters;
    private int _items;

    public string Path => path;

    public DocumentLimits Limits => limits;

    public CancellationToken CancellationToken => cancellationToken;

    public void CountUnpacked(long bytes)
    {
        _unpacked += bytes;
        if (_unpacked > limits.UnpackedBytes)
            throw DocumentErrors.DocumentTooLarge(path, $"unpacked it has more than {limits.UnpackedBytes / (1 << 20)} MiB");
    }

    public void CountCharacters(long characters)
    {
        _characters += characters;
        if (_characters > limits.TextCharacters)
            throw DocumentErrors.DocumentTooLarge(path, $"it has more than {limits.TextCharacters} characters of text");
    }

    public void CountItem()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (++_items > limits.Items)
            throw DocumentErrors.DocumentTooLarge(path, $"it has more than {limits.Items} paragraphs, cells and pictures");
    }

    public void CheckDepth(int depth)
    {
        if (depth > limits.Depth)
            throw DocumentErrors.DocumentDamaged(path, $"elements stand more than {limits.Depth} levels deep inside each other.");
    }

    public LamException Damaged(string what) => DocumentErrors.DocumentDamaged(path, what);
}
