using LamPS.Host.Sessions;

namespace LamPS.Host.Terminal;

/// <summary>The window in which Windows shows a console program that the system started.</summary>
internal static class ConsoleWindow
{
    /// <summary>The option by which the window is let go of.</summary>
    public const string Option = "--no-window";

    /// <summary>Lets go of it; it closes when nobody else uses it. Before anything is written, as what is written later goes nowhere.</summary>
    public static void LetGo()
    {
        if (OperatingSystem.IsWindows())
        {
            WindowsNative.FreeConsole();
        }
    }
}
