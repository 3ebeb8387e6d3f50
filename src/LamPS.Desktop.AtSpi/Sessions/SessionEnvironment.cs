namespace LamPS.Desktop.AtSpi.Sessions;

/// <summary>The environment of a headless session's processes.</summary>
internal static class SessionEnvironment
{
    // What points at the user's own session, or changes how tool kits start.
    private static readonly string[] Foreign =
    [
        "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "SESSION_MANAGER", "DESKTOP_SESSION", "XDG_SESSION_ID", "XDG_SESSION_TYPE", "XDG_SESSION_CLASS",
        "XDG_CURRENT_DESKTOP", "XDG_SEAT", "XDG_VTNR", "XMODIFIERS", "GTK_IM_MODULE", "QT_IM_MODULE", "GTK_MODULES", "NO_AT_BRIDGE",
        "DBUS_STARTER_ADDRESS", "DBUS_STARTER_BUS_TYPE", "DBUS_SYSTEM_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "AT_SPI_CLIENT", "SAL_DISABLE_ATK", "GNOME_DESKTOP_SESSION_ID",
    ];

    // Files of the session: no animations (they delay what shows), no blinking caret, no list of recent files.
    private const string GtkSettings =
        """
        [Settings]
        gtk-enable-animations=0
        gtk-cursor-blink=0
        gtk-recent-files-enabled=0
        gtk-primary-button-warps-slider=0

        """;

    // No key bindings: every key belongs to the applications. No plain button on the context 'Frame' either: it covers the
    // whole window, and the applications would never see a click.
    private const string WindowManagerSettings =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <openbox_config xmlns="http://openbox.org/3.4/rc">
          <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
          <placement><policy>Smart</policy><center>yes</center></placement>
          <theme><name>Clearlooks</name><titleLayout>NLIMC</titleLayout></theme>
          <desktops><number>1</number></desktops>
          <resize><popupShow>Never</popupShow></resize>
          <keyboard/>
          <mouse>
            <context name="Client"><mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind></context>
            <context name="Titlebar">
              <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
              <mousebind button="Left" action="Drag"><action name="Move"/></mousebind>
            </context>
            <context name="Close"><mousebind button="Left" action="Click"><action name="Close"/></mousebind></context>
          </mouse>
        </openbox_config>

        """;

    /// <summary>Path of the window manager's settings.</summary>
    public static string WindowManagerSettingsPath(string folder) => Path.Combine(folder, "openbox.xml");

    /// <summary>Makes the folders and files that the environment points at.</summary>
    public static void CreateFiles(string folder)
    {
        foreach (var part in (string[])["run", "config", "cache", "data", "state", "config/gtk-3.0", "config/gtk-4.0"])
        {
            PrivateFolder.Create(Path.Combine(folder, part));
        }

        File.WriteAllText(Path.Combine(folder, "config/gtk-3.0/settings.ini"), GtkSettings);
        File.WriteAllText(Path.Combine(folder, "config/gtk-4.0/settings.ini"), GtkSettings);
        File.WriteAllText(WindowManagerSettingsPath(folder), WindowManagerSettings);
    }

    /// <summary>Makes the environment from that of this process.</summary>
    /// <param name="folder">The session's folder.</param>
    /// <param name="mark">Mark of the session's processes.</param>
    public static Dictionary<string, string> Create(string folder, string mark)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            environment[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        foreach (var name in Foreign)
        {
            environment.Remove(name);
        }

        environment[SessionReaper.MarkVariable] = mark;
        environment["XDG_RUNTIME_DIR"] = Path.Combine(folder, "run");
        environment["XDG_CONFIG_HOME"] = Path.Combine(folder, "config");
        environment["XDG_CACHE_HOME"] = Path.Combine(folder, "cache");
        environment["XDG_DATA_HOME"] = Path.Combine(folder, "data");
        environment["XDG_STATE_HOME"] = Path.Combine(folder, "state");
        environment["XAUTHORITY"] = Path.Combine(folder, "Xauthority");
        environment["XDG_SESSION_TYPE"] = "x11";
        environment["GDK_BACKEND"] = "x11";
        environment["QT_QPA_PLATFORM"] = "xcb";
        environment["QT_ACCESSIBILITY"] = "1";
        environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1";
        environment["GNOME_ACCESSIBILITY"] = "1";
        environment["ACCESSIBILITY_ENABLED"] = "1";
        environment["SAL_USE_VCLPLUGIN"] = "gtk3";
        environment["GSETTINGS_BACKEND"] = "memory";
        environment["GIO_USE_VFS"] = "local";
        environment["GTK_OVERLAY_SCROLLING"] = "0";

        // LibreOffice allocates and frees huge blocks as it starts. Given back to the kernel each time, they cost 300,000 page faults, half of its start (mallopt(3)).
        environment.TryAdd("MALLOC_MMAP_THRESHOLD_", "1073741824");
        environment.TryAdd("MALLOC_TRIM_THRESHOLD_", "2147483647");

        // File names and texts beyond ASCII need a UTF-8 locale; services and containers often have none.
        var locale = First(environment, "LC_ALL", "LC_CTYPE", "LANG");
        if (!locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) && !locale.Contains("utf8", StringComparison.OrdinalIgnoreCase))
        {
            environment.Remove("LC_ALL");
            environment["LC_CTYPE"] = "C.UTF-8";
        }

        return environment;
    }

    private static string First(Dictionary<string, string> environment, params string[] names) =>
        names.Select(n => environment.GetValueOrDefault(n, "")).FirstOrDefault(v => v.Length > 0, "");
}
