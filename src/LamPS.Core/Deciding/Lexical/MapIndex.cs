using System.Runtime.CompilerServices;
using LamPS.Core.Applications;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>Which dialogs the menu entries of a map open, by path.</summary>
internal static class MapIndex
{
    private static readonly ConditionalWeakTable<ApplicationMap, Dictionary<string, string>> Indices = [];

    /// <summary>Name of the dialog that a menu entry opens; empty when that isn't known.</summary>
    /// <param name="map">Map, or null.</param>
    /// <param name="path">Path of the entry.</param>
    public static string Opens(ApplicationMap? map, string path)
    {
        if (map is null)
        {
            return "";
        }

        var index = Indices.GetValue(map, static m =>
        {
            var opens = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var menu in m.Menus.Where(e => e.Opens.Length > 0))
            {
                opens.TryAdd(menu.Path, menu.Opens);
            }

            return opens;
        });
        return index.GetValueOrDefault(path, "");
    }
}
