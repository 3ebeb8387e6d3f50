using System.Text;

namespace LamPS.Host.Terminal;

/// <summary>Writes lines to two places. A run goes on when one of them can't take any more, such as a full disk or a terminal that was closed.</summary>
internal sealed class TwoWriters(TextWriter first, TextWriter second) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => first.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Both(w => w.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Both(w => w.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Both(w => w.WriteLine(value));

    private void Both(Action<TextWriter> write)
    {
        foreach (var writer in (TextWriter[])[first, second])
        {
            try
            {
                write(writer);
            }
            catch (IOException)
            {
                // The other one has it.
            }
        }
    }
}
