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
        TaskSource? source = null;
        var made = 0;
        for (var i = 0; made < count; i++)
        {
            if (i % EpisodesOnOne == 0)
                source = InterfaceMaker.Make(Vocabulary.Shipped, new SeededRandom($"{seed}/interface/{i / EpisodesOnOne}"));
            foreach (var record in maker.Make(source!, Generated, $"{Generated}-{seed}/{i}", new SeededRandom($"{seed}/synthetic/{i}")))
            {
                made++;
                yield return record;
            }
        }
    }

    /// <summary>Renames recorded episodes, some of them more than once.</summary>
    /// <param name="records">Records, those of an episode together and in order.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="times">How often each episode is renamed, each time otherwise.</param>
    public static IEnumerable<StateAction> Renamed(IEnumerable<StateAction> records, string seed, int times = 1)
    {
        foreach (var episode in Episodes(records))
        {
            for (var i = 1; i <= times; i++)
            {
                foreach (var record in Renamer.Rename(episode, new SeededRandom($"{seed}/{Renamer.Source}/{i}/{episode[0].Id}")))
                    yield return times == 1 ? record : record with { Id = $"{Renamer.Source}{i}{record.Id[Renamer.Source.Length..]}" };
            }
        }
    }

    private static IEnumerable<IReadOnlyList<StateAction>> Episodes(IEnumerable<StateAction> records)
    {
        var episode = new List<StateAction>();
        foreach (var record in records)
        {
            if (episode.Count > 0 && Episode(episode[0]) != Episode(record))
            {
                yield return episode;
                episode = [];
            }

            episode.Add(record);
        }

        if (episode.Count > 0)
            yield return episode;
    }

    private static string Episode(StateAction record) => record.Id.LastIndexOf('#') is var at and >= 0 ? record.Id[..at] : record.Id;

    private static IEnumerable<StateAction> OfMaps(SyntheticOptions options, int count)
    {
        var maker = new EpisodeMaker(Vocabulary.Shipped);
        var sources = options.Maps.Select(m => new TaskSource(m.Map, m.Title)).Where(s => s.Menus.Count > 0).ToList();

        // Applications with more to do come more often, but the small ones not too rarely.
        var turns = sources.SelectMany(s => Enumerable.Repeat(s, 1 + (int)Math.Sqrt(s.Menus.Count + s.Dialogs.Sum(d => d.Fields.Count)))).ToList();
        var made = 0;
        for (var i = 0; made < count && turns.Count > 0; i++)
        {
            var random = new SeededRandom($"{options.Seed}/map/{i}");
            foreach (var record in maker.Make(random.Pick(turns), FromMap, $"{FromMap}-{options.Seed}/{i}", random))
            {
                made++;
                yield return record;
            }
        }
    }
}
