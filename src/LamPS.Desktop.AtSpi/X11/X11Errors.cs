using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Desktop.AtSpi.X11;

/// <summary>Errors of the display.</summary>
internal static class X11Errors
{
    public static LamException DisplayInvalid(string display) => new(
        nameof(DisplayInvalid),
        ExitCode.NotReady,
        display.Length == 0 ? "There is no display: DISPLAY isn't set." : $"'{display}' isn't the name of a display.",
        "Set DISPLAY to the display of the session, such as ':0', or use a headless session.");

    public static LamException DisplayUnreachable(string display, string why, Exception? inner = null) => new(
        nameof(DisplayUnreachable),
        ExitCode.NotReady,
        $"The display '{display}' can't be reached: {why}.",
        "Check that the session runs, that DISPLAY and XAUTHORITY belong to it, or use a headless session.",
        inner);

    public static LamException DisplayLost(string display, Exception? inner = null) => new(
        nameof(DisplayLost),
        ExitCode.NotReady,
        $"The connection to the display '{display}' was lost.",
        "The desktop session probably ended; start it again.",
        inner);

    public static LamException DisplayRequestFailed(string request, byte code) => new(
        nameof(DisplayRequestFailed),
        ExitCode.Failed,
        $"The display refused {request} (error {code}).",
        "The window is probably gone; look at the desktop again.");

    public static LamException InputNotSupported(string display) => new(
        nameof(InputNotSupported),
        ExitCode.NotReady,
        $"The display '{display}' has no XTEST extension, so no keys or clicks can be sent to it.",
        "Start the X server with the XTEST extension, or use a headless session.");

    public static LamException PixelFormatNotSupported(int depth, int bits) => new(
        nameof(PixelFormatNotSupported),
        ExitCode.NotReady,
        $"The screen has {depth} colour bits in {bits} bits a pixel, which can't be read.",
        "Use a display of 24 or 16 colour bits, or a headless session.");
}
