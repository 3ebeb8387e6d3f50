using LamPS.Core.Applications;
using LamPS.Learning.Records;
using LamPS.Learning.Synthetic;

namespace LamPS.Learning.Tests.Synthetic;

/// <summary>Synthetic records with the menus that stand with an earlier step of their episode filled in.</summary>
internal static class SyntheticSet
{
    private static readonly Lazy<IReadOnlyList<(ApplicationMap Map, string Title)>> Shipped = new(() =>
    {
        var store = new ApplicationMapStore(null);
        return [.. store.Names.Select(n => (store.Find(n)!, n))];
    });

    /// <summary>The maps that are shipped.</summary>
    public static IReadOnlyList<(ApplicationMap Map, string Title)> Maps => Shipped.Value;

    /// <summary>Records of both sources.</summary>
    public static List<StateAction> Make(string seed, int count, double mapShare = 0.4) =>
        WithMenus(SyntheticData.Make(new SyntheticOptions { Seed = seed, Count = count, Maps = Maps, MapShare = mapShare }));

    /// <summary>Fills in the menus.</summary>
    public static List<StateAction> WithMenus(IEnumerable<StateAction> records)
    {
        IReadOnlyList<SceneMenu>? menus = null;
        var whole = new List<StateAction>();
        foreach (var record in records)
        {
            menus = record.Scene.Menus ?? menus;
            whole.Add(record with { Scene = record.Scene with { Menus = menus } });
        }

        return whole;
    }
}
