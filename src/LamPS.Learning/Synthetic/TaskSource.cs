using LamPS.Core.Applications;

namespace LamPS.Learning.Synthetic;

/// <summary>What can be asked for of an application: the entries, fields and controls of its map that a request can name and mean only one thing.</summary>
internal sealed class TaskSource
{
    /// <summary>Most options of a choice that are considered.</summary>
    public const int MostOptions = 60;

    /// <summary>Most controls of a tool bar.</summary>
    public const int MostControls = 40;

    private const int LongestLabel = 48;

    /// <summary>Looks through a map.</summary>
    /// <param name="map">Map.</param>
    /// <param name="title">Title of the application.</param>
    public TaskSource(ApplicationMap map, string title)
    {
        Map = map;
        Title = title;
        Tops = [.. map.Menus.Select(m => Words.Menu(m.Path)).Distinct()];
        Menus = [.. map.Menus.Where(m => m.Needs.Length == 0 && m.Path.Contains(" > ", StringComparison.Ordinal) && IsSayable(Words.Entry(m.Path)))];
        var byPath = Menus.DistinctBy(m => m.Path).ToDictionary(m => m.Path, StringComparer.Ordinal);
        Dialogs = [.. from d in map.Dialogs where byPath.ContainsKey(d.OpenedBy) let fields = Usable(d.Fields) where fields.Count > 0 select (d, byPath[d.OpenedBy], fields)];
        var names = map.Toolbars.SelectMany(b => b.Controls).CountBy(c => c.Label, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        Controls =
        [
            .. from bar in map.Toolbars
               from control in bar.Controls.Take(MostControls)
               where names[control.Label] == 1 && IsSayable(control.Label) && (control.Role == "button" || IsUsable(control))
               select (bar, control),
        ];
    }

    /// <summary>The map.</summary>
    public ApplicationMap Map { get; }

    /// <summary>Title of the application.</summary>
    public string Title { get; }

    /// <summary>Menus of the menu bar.</summary>
    public IReadOnlyList<string> Tops { get; }

    /// <summary>Entries that can be chosen in the application as it starts.</summary>
    public IReadOnlyList<MapMenu> Menus { get; }

    /// <summary>Dialogs with the fields that can be filled.</summary>
    public IReadOnlyList<(MapDialog Dialog, MapMenu Menu, List<MapField> Fields)> Dialogs { get; }

    /// <summary>Controls of the main window.</summary>
    public IReadOnlyList<(MapToolbar Bar, MapField Control)> Controls { get; }

    /// <summary>Whether people could say a name.</summary>
    /// <param name="text">Name.</param>
    public static bool IsSayable(string text) => text.Length is > 0 and <= LongestLabel && text.Count(char.IsLetter) > 1 && !text.AsSpan().ContainsAny('"', '>') && !text.Any(char.IsControl);

    // One page must not have two fields of a name: a request could mean either.
    private static List<MapField> Usable(IReadOnlyList<MapField> fields)
    {
        var pages = fields.GroupBy(f => f.Label, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.Select(f => f.Tab).ToList(), StringComparer.OrdinalIgnoreCase);
        return [.. fields.Where(f => IsUsable(f) && pages[f.Label].Count(t => t == f.Tab || t.Length == 0 || f.Tab.Length == 0) == 1)];
    }

    private static bool IsUsable(MapField field)
    {
        if (!IsSayable(field.Label) || field.Disabled || field.Label.Contains("password", StringComparison.OrdinalIgnoreCase) || field.Tab.Contains(" > ", StringComparison.Ordinal))
            return false;
        return field.Role switch
        {
            "spinbutton" or "slider" => field.Minimum is null || field.Maximum > field.Minimum,
            "checkbox" or "togglebutton" or "textbox" => true,
            "combobox" => field.Options is null || HasOther(field),
            "radiobutton" or "list" => field.Options is { Count: <= MostOptions } && HasOther(field),
            _ => false,
        };
    }

    private static bool HasOther(MapField field) =>
        field.Options!.Count > 1 && field.Options.Take(MostOptions).Any(o => IsSayable(o) && !string.Equals(o, field.Default, StringComparison.OrdinalIgnoreCase));
}
