using LamPS.Core.Live.Capturing;

namespace LamPS.Desktop.Windows.Capturing;

/// <summary>What errors of UI Automation mean.</summary>
internal static class AutomationErrors
{
    /// <summary>The error as callers know it.</summary>
    /// <param name="error">Error; what wraps a COM error is told by that.</param>
    public static Exception Translate(Exception error) => unchecked((uint)(error.InnerException?.HResult ?? error.HResult)) switch
    {
        _ when error is TimeoutException or ElementGoneException or ActionRefusedException => error,
        0x80131505 => new TimeoutException("the application doesn't answer", error),
        0x80040200 => new ActionRefusedException("it takes no input: it is disabled", error),

        // Not available, disconnected, server gone, call failed, no such window.
        0x80040201 or 0x80010108 or 0x800706BA or 0x800706BE or 0x80010007 or 0x80010012 or 0x80070578 => new ElementGoneException(error),
        0x80040204 or 0x80131509 => new ActionRefusedException("the application doesn't do this", error),
        0x80070005 => new ActionRefusedException("the application runs with more rights than this program", error),
        _ => new ActionRefusedException(error.Message, error),
    };
}
