using LamPS.Core.Applications;
using LamPS.Learning.Records;

namespace LamPS.Learning.Synthetic;

/// <summary>Draws applications that nobody wrote: menus, tool bars, dialogs with fields, lists, all named in the words of one trade.</summary>
internal static class InterfaceMaker
{
    /// <summary>Draws one.</summary>
    /// <param name="words">Vocabulary.</param>
    /// <param name="random">Chance.</param>
    public static TaskSource Make(Vocabulary words, SeededRandom random)
    {
        var trade = random.Pick(words.Trades);
        if (random.Next(3) == 0)
        {
            var other = random.Pick(words.Trades);
            trade = new Trade(trade.Name, [.. trade.Things.Concat(other.Things.Take(random.Between(4, 12))).Distinct()]);
        }

        var fields = new FieldMaker(words, trade, random, random.Next(2) == 0);
        var menus = new Dictionary<string, MapMenu>(StringComparer.OrdinalIgnoreCase);
        var dialogs = new List<MapDialog>();
        foreach (var path in Paths(words, trade, fields, random))
        {
            var isDialog = path.EndsWith("...", StringComparison.Ordinal);
            if (isDialog && !menus.ContainsKey(path))
                dialogs.Add(Dialog(path, words, fields, random));
            menus.TryAdd(path, new MapMenu(path, Checkable: !isDialog && path.StartsWith("View", StringComparison.Ordinal) && random.Next(2) == 0, Opens: isDialog ? dialogs[^1].Name : ""));
        }

        var map = new ApplicationMap
        {
            Application = trade.Name.Replace(' ', '-'),
            Menus = [.. menus.Values],
            Dialogs = dialogs,
            Toolbars = Bars(trade, fields, words, random),
        };
        return new TaskSource(map, Words.Title(trade.Name));
    }

    // Some menus that everybody has, some of the trade's own; entries that open something end in dots.
    private static IEnumerable<string> Paths(Vocabulary words, Trade trade, FieldMaker fields, SeededRandom random)
    {
        var tops = words.Menus.Where(_ => random.Next(4) > 0).Select(m => m.Name).ToList();
        tops.InsertRange(Math.Min(2, tops.Count), random.Shuffle(trade.Things).Take(random.Between(0, 3)).Select(fields.Styled));
        foreach (var top in tops.Distinct())
        {
            foreach (var entry in words.Menus.FirstOrDefault(m => m.Name == top)?.Things.Where(_ => random.Next(4) > 0) ?? [])
                yield return $"{top} > {entry}";
            for (var i = random.Between(top is "File" or "Window" or "Help" ? 0 : 2, 7); i > 0; i--)
                yield return Entry(top, words, trade, fields, random);
        }
    }

    private static string Entry(string top, Vocabulary words, Trade trade, FieldMaker fields, SeededRandom random)
    {
        var thing = fields.Thing();
        var verb = random.Pick(words.Verbs).Name;
        var name = random.Next(5) switch
        {
            0 => thing,
            1 => Words.Plural(random.Pick(trade.Things)),
            2 => $"{verb} {Words.Plural(random.Pick(trade.Things))}",
            _ => $"{verb} {thing}",
        };
        if (top is "Insert" && random.Next(3) > 0)
            name = thing;
        if (random.Next(6) == 0)
            top = $"{top} > {fields.Styled(Words.Plural(random.Pick(trade.Things)))}";
        return $"{top} > {fields.Styled(name)}{(random.Next(5) < 3 ? "..." : "")}";
    }

    private static MapDialog Dialog(string path, Vocabulary words, FieldMaker fields, SeededRandom random)
    {
        var taken = new HashSet<string>(["ok", "cancel", "help"]);
        var found = new List<MapField>();
        if (random.Next(4) == 0)
        {
            foreach (var tab in random.Shuffle(words.Tabs).Take(random.Between(2, 5)))
                found.AddRange(fields.Several(random.Between(2, 7), tab, taken));
        }
        else
        {
            found.AddRange(fields.Several(random.Between(1, 9), "", taken));
        }

        var accept = random.Pick(words.Confirmations);
        List<string> buttons = random.Next(3) == 0 ? ["Cancel", accept] : [accept, "Cancel"];
        if (random.Next(3) == 0)
            buttons.Insert(0, "Help");
        if (random.Next(5) == 0)
            buttons.Add("Reset");
        return new MapDialog(random.Next(5) == 0 ? fields.Styled(fields.Thing()) : Words.Entry(path), path, found, buttons);
    }

    private static List<MapToolbar> Bars(Trade trade, FieldMaker fields, Vocabulary words, SeededRandom random)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var bars = new List<MapToolbar>();
        foreach (var name in random.Shuffle<string>(["Standard", "Formatting", fields.Styled(random.Pick(trade.Things)), "Tools"]).Take(random.Between(0, 3)).Distinct())
        {
            var controls = new List<MapField>();
            for (var i = random.Between(2, 9); i > 0; i--)
            {
                var control = random.Next(6) switch
                {
                    0 => fields.Several(1, "", []).FirstOrDefault(f => f.Role is "combobox" or "spinbutton") ?? new MapField(fields.Styled(random.Pick(words.Verbs).Name), "button"),
                    1 or 2 => new MapField(fields.Styled(fields.Thing()), "togglebutton", random.Next(4) == 0 ? "on" : "off"),
                    3 => new MapField(fields.Styled(random.Pick(words.Verbs).Name), "button"),
                    _ => new MapField(fields.Styled($"{random.Pick(words.Verbs).Name} {random.Pick(trade.Things)}"), "button"),
                };
                if (taken.Add(control.Label))
                    controls.Add(control);
            }

            bars.Add(new MapToolbar(name, controls));
        }

        // The window's own fields stand in a bar without a name.
        if (random.Next(2) == 0)
            bars.Add(new MapToolbar("", [.. fields.Several(random.Between(1, 6), "", [.. taken.Select(t => t.ToLowerInvariant())])]));
        return bars;
    }
}
