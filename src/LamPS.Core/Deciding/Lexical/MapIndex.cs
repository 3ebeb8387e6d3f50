using System.Runtime.CompilerServices;
using LamPS.Core.Applications;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>What a map knows that a line or the screen doesn't say: which dialog a menu entry opens, and what a field is that the screen calls otherwise.</summary>
internal sealed class MapIndex
{
    private static readonly ConditionalWeakTable<ApplicationMap, MapIndex> Indices = [];

    private readonly Dictionary<string, string> _opens = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Dialog, string Role, string Shown), string> _labels = [];

    private MapIndex(ApplicationMap map)
    {
        foreach (var menu in map.Menus.Where(e => e.Opens.Length > 0))
        {
            _opens.TryAdd(menu.Path, menu.Opens);
        }

        foreach (var (dialog, field) in map.Dialogs.SelectMany(d => d.Fields.Where(f => f.Shown.Length > 0).Select(f => (d.Name, f))))
        {
            _labels.TryAdd((dialog, field.Role, field.Shown), field.Label);
        }
    }

    /// <summary>Name of the dialog that a menu entry opens; empty when that isn't known.</summary>
    /// <param name="map">Map, or null.</param>
    /// <param name="path">Path of the entry.</param>
    public static string Opens(ApplicationMap? map, string path) => Of(map)?._opens.GetValueOrDefault(path) ?? "";

    /// <summary>What a field is that the screen calls otherwise, on whatever tab of the dialog; empty where the screen is right.</summary>
    /// <param name="map">Map, or null.</param>
    /// <param name="dialog">Title of the dialog.</param>
    /// <param name="role">Role name of the field.</param>
    /// <param name="shown">What the screen calls it.</param>
    public static string LabelOf(ApplicationMap? map, string dialog, string role, string shown) => Of(map)?._labels.GetValueOrDefault((dialog, role, shown)) ?? "";

    private static MapIndex? Of(ApplicationMap? map) => map is null ? null : Indices.GetValue(map, static m => new MapIndex(m));
}
