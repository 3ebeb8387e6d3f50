namespace LamPS.Host.Operations;

/// <summary>Progress in words, told at once and in order; <see cref="Progress{T}"/> would post it to another thread.</summary>
/// <param name="tell">Is told.</param>
internal sealed class TextProgress(Action<string> tell) : IProgress<string>
{
    /// <inheritdoc/>
    public void Report(string value) => tell(value);
}
