using LamPS.Core.Applications;
using LamPS.Learning.Records;

namespace LamPS.Learning.Synthetic;

/// <summary>
/// Synthetic state-action records: tasks on interfaces that nobody wrote, and tasks made from application maps. For training only. Records
/// come in whole episodes; each episode depends on the seed and its number alone.
/// </summary>
public static class SyntheticData
{
    /// <summary>Source of records on generated interfaces.</summary>
    public const string Generated = "synthetic";

    /// <summary>Source of records made from application maps.</summary>
    public const string FromMap = "map";

    // Interfaces cost more to draw than tasks on them.
    private const int EpisodesOnOne = 4;

    /// <summary>Makes records, lazily.</summary>
    /// <param name="options">What to make.</param>
    public static IEnumerable<StateAction> Make(SyntheticOptions options)
    {
        var ofMaps = options.Maps.Count == 0 ? 0 : (int)Math.Round(options.Count * Math.Clamp(options.MapShare, 0, 1));
        return Generate(options.Seed, options.Count - ofMaps).Concat(OfMaps(options, ofMaps));
    }

    /// <summary>Makes episodes on generated interfaces.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="count">How many records, at least.</param>
    public static IEnumerable<StateAction> Generate(string seed, int count)
    {
        var maker = new EpisodeMaker(Vocabulary.Shipped);
        ApplicationMap? map = null;
        var made = 0;
        for (var i = 0; made < count; i++)
        {
            if (i % EpisodesOnOne == 0)
                map = InterfaceMaker.Make(Vocabulary.Shipped, new SeededRandom($"{seed}/interface/{i / EpisodesOnOne}"));
            foreach (var record in maker.Make(map!, Words.Title(map!.Application.Replace('-', ' ')), Generated, $"{Generated}-{seed}/{i}", new SeededRandom($"{seed}/synthetic/{i}")))
            {
                made++;
                yield return record;
            }
        }
    }

    private static IEnumerable<StateAction> OfMaps(SyntheticOptions options, int count)
    {
        var maker = new EpisodeMaker(Vocabulary.Shipped);
        var made = 0;
        for (var i = 0; made < count; i++)
        {
            var before = made;
            var random = new SeededRandom($"{options.Seed}/map/{i}");
            var (map, title) = random.Pick(options.Maps);
            foreach (var record in maker.Make(map, title, FromMap, $"{FromMap}-{options.Seed}/{i}", random))
            {
                made++;
                yield return record;
            }

            if (made == before && options.Maps.All(m => m.Map.Menus.Count == 0))
                yield break;
        }
    }
}
