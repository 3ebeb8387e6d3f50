using LamPS.Core.Runbooks.Steps;

namespace LamPS.Core.Runbooks.Reading;

/// <summary>Reads steps by the descriptors of their kinds.</summary>
internal static class StepReader
{
    private static readonly Dictionary<StepKind, KeyDescriptor[]> KeysOf =
        StepKinds.All.ToDictionary(k => k, k => k.AllKeys().ToArray());

    /// <summary>Reads a step; null when it is none, which is reported.</summary>
    public static Step? Read(SourceNode node, ReadContext context)
    {
        var number = context.NextStep();
        if (node is not MappingNode map)
        {
            context.Report(RunbookErrors.TypeWrong(node.At, $"Step {number}", "a map", node.Described, "A step looks like this: { id: open, launch: writer }"));
            return null;
        }

        var id = map.Find("id")?.Value is ScalarNode { Text.Length: > 0 } given ? given.Text : null;
        var where = id is null ? $"step {number}" : $"step '{id}'";
        if (KindOf(map, where, context) is not { } kind)
        {
            return null;
        }

        var entries = ObjectShape.ReadKeys(map, KeysOf[kind], where, context);
        if (!kind.IsAvailable)
        {
            context.Report(RunbookErrors.StepKindNotAvailable(map.Find(kind.Name)!.At, kind.Name));
        }

        var own = entries.Find(e => e.Key == kind.Name)!;
        return new Step
        {
            Kind = kind,
            Id = id ?? $"{kind.Name}-{number}",
            HasOwnId = id is not null,
            At = map.At,
            Value = kind.IsAvailable ? own.Value : new BrokenSource(own.At),
            Keys = new MapSource(map.At, [.. entries.Where(e => kind.IsAvailable ? e.Key != kind.Name : e.Key == "id")]),
            Included = kind is IncludeStep && own.Value is LiteralSource path ? context.Include(path.Value.Reveal(), path.At) : null,
        };
    }

    private static StepKind? KindOf(MappingNode map, string where, ReadContext context)
    {
        StepKind? kind = null;
        var capital = char.ToUpperInvariant(where[0]) + where[1..];
        foreach (var entry in map.Entries)
        {
            if (StepKinds.Find(entry.Key) is not { } found || found.Name == ExpectStep.KeyName)
            {
                continue;
            }

            if (kind is not null)
            {
                context.Report(RunbookErrors.StepKindAmbiguous(entry.At, capital, kind.Name, found.Name));
                return null;
            }

            kind = found;
        }

        if (kind is null && map.Find(ExpectStep.KeyName) is not null)
        {
            kind = StepKinds.Find(ExpectStep.KeyName);
        }

        if (kind is null)
        {
            var names = StepKinds.All.Select(k => k.Name);
            var suggestion = map.Entries.Select(e => Suggestion.DidYouMean(e.Key, names)).FirstOrDefault(s => s.Length > 0) ?? "";
            context.Report(RunbookErrors.StepKindMissing(map.At, capital, suggestion, names));
        }

        return kind;
    }
}
