using System.Globalization;

namespace LamPS.Desktop.AtSpi.X11;

/// <summary>Name of a display: <c>:0</c>, <c>:99.0</c>, <c>localhost:10</c>.</summary>
/// <param name="Host">Machine; empty for this one.</param>
/// <param name="Number">Number of the display.</param>
internal readonly record struct XDisplayName(string Host, int Number)
{
    /// <summary>Reads a name.</summary>
    /// <exception cref="LamPS.Core.LamException">It isn't one.</exception>
    public static XDisplayName Parse(string? text)
    {
        var colon = text?.LastIndexOf(':') ?? -1;
        if (colon < 0)
        {
            throw X11Errors.DisplayInvalid(text ?? "");
        }

        var number = text![(colon + 1)..];
        var dot = number.IndexOf('.', StringComparison.Ordinal);
        var host = text[..colon];
        return int.TryParse(dot < 0 ? number : number[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 59_535
            ? new XDisplayName(host is "unix" ? "" : host, n)
            : throw X11Errors.DisplayInvalid(text);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Host}:{Number}";
}
