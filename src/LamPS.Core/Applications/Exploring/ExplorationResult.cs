namespace LamPS.Core.Applications.Exploring;

/// <summary>The map that a journal amounts to.</summary>
internal static class ExplorationResult
{
    /// <summary>Makes the map.</summary>
    /// <param name="definition">Application.</param>
    /// <param name="version">Its version.</param>
    /// <param name="now">When.</param>
    /// <param name="entries">The journal.</param>
    public static ApplicationMap ToMap(ApplicationDefinition definition, string version, DateTimeOffset now, IReadOnlyList<JournalEntry> entries)
    {
        var contexts = entries.Where(e => e.Kind == JournalKind.Context).ToList();
        var dialogs = entries.Where(e => e is { Kind: JournalKind.Dialog, Dialog: not null }).Select(e => definition.Labels.Aggregate(e.Dialog!, (dialog, label) => label.Apply(dialog))).ToList();
        var opens = dialogs.DistinctBy(d => d.OpenedBy).ToDictionary(d => d.OpenedBy, d => d.Name, StringComparer.Ordinal);
        return new ApplicationMap
        {
            Application = definition.Name,
            Version = version,
            GatheredAt = now,
            Menus = [.. Menus(contexts).Select(m => m with { Opens = opens.GetValueOrDefault(m.Path, ""), Needs = Needs(m.Path, contexts) })],
            Dialogs = dialogs,
            Toolbars = contexts.FirstOrDefault(c => c.Context.Length == 0)?.Toolbars ?? [],
            LeftOut = [.. entries.Where(e => e.Kind == JournalKind.NoContext || (e.Kind is JournalKind.LeftOut or JournalKind.Dialog && e.Reason.Length > 0))
                .Select(e => new MapOmission(e.Kind == JournalKind.NoContext ? $"({e.Context})" : e.Path, e.Reason))],
        };
    }

    // The entries of the application as it starts, in their order; what only a context has comes behind.
    private static IEnumerable<MapMenu> Menus(List<JournalEntry> contexts) => contexts.SelectMany(c => c.Menus ?? []).DistinctBy(m => m.Path);

    private static string Needs(string path, List<JournalEntry> contexts) => contexts.FirstOrDefault(c => c.Enabled?.Contains(path) == true)?.Context ?? "";
}
