using System.Collections.Concurrent;
using System.Globalization;
using LamPS.Core.Applications;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Applications;
using LamPS.Desktop.Sandbox.Controls;

namespace LamPS.Desktop.Sandbox;

/// <summary>Maps of the sandbox's applications, gathered from live instances of them on a desktop of their own.</summary>
public static class SandboxMaps
{
    private static readonly ConcurrentDictionary<string, ApplicationMap?> Maps = new(StringComparer.Ordinal);

    /// <summary>The map of an application; null when there is no such application. Gathered on first use, which takes some milliseconds.</summary>
    /// <param name="name">Name in the catalog.</param>
    public static ApplicationMap? For(string name) => Maps.GetOrAdd(name, Gather);

    private static ApplicationMap? Gather(string name)
    {
        if (SandboxCatalog.All.All(a => a.Name != name))
        {
            return null;
        }

        var menus = new List<MapMenu>();
        var dialogs = new List<MapDialog>();
        var main = Start(name);
        foreach (var entry in main.MainWindow!.Menus?.Entries(main.Screen) ?? [])
        {
            // Each on a fresh instance: an entry may quit, or change what the next one would do.
            var dialog = Opened(Start(name), entry.Path);
            menus.Add(new MapMenu(entry.Path, entry.Shortcut, (entry.States & ElementStates.Checkable) != 0, dialog?.Name ?? ""));
            if (dialog is not null && dialogs.All(d => d.Name != dialog.Name))
            {
                dialogs.Add(Describe(dialog, entry.Path));
            }
        }

        return new ApplicationMap
        {
            Application = name,
            Version = typeof(SandboxMaps).Assembly.GetName().Version?.ToString(3) ?? "",
            Menus = menus,
            Dialogs = dialogs,
            Toolbars = [.. Toolbars(main.MainWindow)],
        };
    }

    private static SandboxApplication Start(string name)
    {
        var screen = new Screen(new SandboxOptions { Files = SandboxFiles.InMemory(), WorkingFolder = Path.GetFullPath("/") });
        var application = SandboxCatalog.Create(name, screen)!;
        screen.Start(application);
        application.Start(null, []);
        return application;
    }

    private static Window? Opened(SandboxApplication application, string path)
    {
        if (application.MainWindow!.Menus!.Find(path) is not MenuItem { IsEnabled: true } item)
        {
            return null;
        }

        item.Press();
        return application.KeyWindow is { } top && top != application.MainWindow ? top : null;
    }

    private static MapDialog Describe(Window dialog, string path)
    {
        var fields = new List<MapField>();
        Collect(dialog, "", fields);
        return new MapDialog(dialog.Name, path, [.. fields.Where(f => f.Role != "button")], [.. fields.Where(f => f.Role == "button").Select(f => f.Label)]);
    }

    // The main window's own fields count as a tool bar with the window's name, so that a planner knows them too.
    private static IEnumerable<MapToolbar> Toolbars(Window window)
    {
        foreach (var bar in window.Body.Children.OfType<ToolBar>())
        {
            var tools = new List<MapField>();
            Collect(bar, "", tools);
            yield return new MapToolbar(bar.Name, tools);
        }

        var fields = new List<MapField>();
        foreach (var part in window.Body.Children.Where(c => c is not (ToolBar or MenuBar or StatusBar)))
        {
            Collect(part, "", fields);
        }

        if (fields.Count > 0)
        {
            yield return new MapToolbar(window.Application is TextEditor ? "Document" : window.Name, fields);
        }
    }

    private static void Collect(Control control, string tab, List<MapField> fields)
    {
        if (Field(control, tab) is { } field)
        {
            fields.Add(field);
        }

        if (control is ComboBox or RowsView or Table or TreeView)
        {
            return;
        }

        foreach (var child in control.Children)
        {
            Collect(child, control is TabView && child is Box ? child.Name : tab, fields);
        }
    }

    private static MapField? Field(Control control, string tab)
    {
        var role = control.Role.Name();
        switch (control)
        {
            case Button:
                return new MapField(control.Name, role, Tab: tab);
            case CheckBox box:
                return new MapField(box.Name, role, box.IsChecked ? "on" : "off", Tab: tab);
            case RadioButton radio:
                return new MapField(radio.Name, role, radio.IsChecked ? "on" : "off", Tab: tab);
            case TextBox box:
                // Where a path depends on the working folder, it is no default worth knowing.
                return new MapField(box.Name, role, Path.IsPathRooted(box.Text) || box.Protected ? "" : box.Text, Tab: tab);
        }

        if (control is not (ComboBox or SpinButton or Slider or ListBox or TreeView or Table or TabStrip))
        {
            return null;
        }

        var element = control.ToElement(control.Window!.Application.Screen);
        var options = control is TreeView ? Nodes(control) : element.Options;
        var number = control is SpinButton or Slider ? element.Range : null;
        return new MapField(
            control.Name, role, number?.Current.ToString(CultureInfo.InvariantCulture) ?? element.Value ?? "", number?.Minimum, number?.Maximum,
            options.Count > 0 ? options : null, tab);
    }

    private static IReadOnlyList<string> Nodes(Control tree) =>
        [.. tree.Children.OfType<TreeNode>().SelectMany(n => (IEnumerable<string>)[n.Name, .. Nodes(n)])];
}
