using LamPS.Core.Desktops;

namespace LamPS.Core.Live.Capturing;

/// <summary>Waits a little; tests move their clock instead.</summary>
internal delegate void Pause(TimeSpan time, CancellationToken cancellationToken);

/// <summary>Top-level windows as the system has them, one call each. Nothing is decided behind it.</summary>
internal interface IWindowManager
{
    /// <summary>All top-level windows, the topmost first.</summary>
    IReadOnlyList<LiveWindow> List();

    /// <summary>Asks for the input to be given to a window, which is drawn in full again if it was an icon.</summary>
    void Activate(nint window);

    /// <summary>Asks a window to close.</summary>
    void Close(nint window);

    /// <summary>The top-level window at a point of the screen, or 0.</summary>
    nint At(int x, int y);

    /// <summary>The menu of a window as the window manager keeps it; null when it has none.</summary>
    IReadOnlyList<MenuRecord>? Menu(nint window);

    /// <summary>Tells a window that an entry of its menu was chosen.</summary>
    void ChooseMenu(nint window, int command);

    /// <summary>A picture of a window, also where others cover it; of all screens for 0. Null when it can't be taken.</summary>
    Screenshot? Picture(nint window);
}

/// <summary>An entry of a menu.</summary>
/// <param name="Text">Text with mnemonic and shortcut, as in the menu.</param>
/// <param name="Command">Command that it sends; 0 for a menu below.</param>
/// <param name="IsEnabled">Whether it can be chosen.</param>
/// <param name="IsChecked">Whether it is ticked.</param>
/// <param name="Below">Entries of the menu below it.</param>
internal sealed record MenuRecord(string Text, int Command, bool IsEnabled, bool IsChecked, IReadOnlyList<MenuRecord> Below);
