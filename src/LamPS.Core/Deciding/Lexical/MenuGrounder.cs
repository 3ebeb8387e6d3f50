using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>Menu entries by path, tolerantly, or by name.</summary>
internal static class MenuGrounder
{
    /// <summary>Ways to choose a menu entry by its path.</summary>
    public static IEnumerable<Choice> ByPath(Scene scene, LineAct act)
    {
        var wanted = MenuKey.Of(act.Target);
        foreach (var target in scene.Menus)
        {
            var (match, why) = PathMatch(wanted, MenuKey.Of(target.Menu!.Path));
            if (match >= NameSimilarity.Threshold)
            {
                foreach (var choice in Invoke(scene, target, match - (target.IsDisabled ? 0.03 : 0), why))
                {
                    yield return choice;
                }
            }
        }

        foreach (var choice in Opened(scene, act, wanted))
        {
            yield return choice;
        }
    }

    /// <summary>Ways to choose a menu entry by its name alone.</summary>
    /// <param name="scene">Scene.</param>
    /// <param name="act">Act.</param>
    /// <param name="fit">How much a menu entry fits the act.</param>
    public static IEnumerable<Choice> ByName(Scene scene, LineAct act, double fit)
    {
        foreach (var target in scene.Menus)
        {
            var match = NameMatch(act, target);
            if (match >= NameSimilarity.Threshold)
            {
                foreach (var choice in Invoke(scene, target, Scene.Score(match, fit, act with { Roles = [] }, target), Scene.Why(match)))
                {
                    yield return choice;
                }
            }
        }
    }

    /// <summary>How much a menu entry is what an act names.</summary>
    public static double NameMatch(LineAct act, Target target)
    {
        var best = Math.Max(Of(act.Target), act.Phrase.Length > 0 && act.Phrase != act.Target ? Of(act.Phrase) : 0);

        // An ellipsis announces a dialog.
        return best > 0 && act.Roles.Contains(Role.Dialog) && EndsInEllipsis(target.Menu!.Path) ? Math.Min(1, best + 0.01) : best;

        double Of(string name)
        {
            var wanted = NameKey.Of(name);
            var byName = NameSimilarity.Of(wanted, target.Key);
            return byName >= 0.9 ? byName : Math.Max(byName, 0.93 * Bag(wanted.Words, MenuKey.Of(target.Menu!.Path)));
        }
    }

    /// <summary>How much a path is the one that a line names, and how they compare.</summary>
    public static (double Match, string Why) PathMatch(MenuKey wanted, MenuKey path)
    {
        if (wanted.Path == path.Path)
        {
            return (1, "the path is the same");
        }

        var leaf = NameSimilarity.Of(wanted.Leaf, path.Leaf);
        var bag = 0.9 * Bag(wanted.Words, path);
        if (leaf >= 0.7)
        {
            var skipped = Math.Abs(path.Parts.Count - wanted.Parts.Count);
            var inside = Parents(wanted, path) >= 0.9;
            var (match, why) = !inside ? (leaf * 0.75, "the entry has that name, in another menu")
                : leaf >= NameSimilarity.Same && skipped == 0 ? (leaf, "the path is the same but for its form")
                : (leaf - (0.01 * skipped), "the path is similar");
            return match >= bag ? (match, why) : (bag, "the path has the same words");
        }

        return (bag, "the path has the same words");
    }

    /// <summary>Whether an entry announces a dialog.</summary>
    public static bool EndsInEllipsis(string path) => path.EndsWith("...", StringComparison.Ordinal) || path.EndsWith('…');

    /// <summary>The choices that invoke an entry, with what stands against it.</summary>
    private static IEnumerable<Choice> Invoke(Scene scene, Target target, double score, string why)
    {
        var path = target.Menu!.Path;
        foreach (var choice in Scene.Offer(target, UiFunctions.InvokeMenu, ActionArguments.Of("path", path), score, why))
        {
            yield return choice with
            {
                Hindrance = scene.View.Modal is { } modal ? $"menu '{path}' can't be reached while dialog '{ScreenText.Short(modal.Name, 60)}' is open" : choice.Hindrance,
                Done = AlreadyOpen(scene, target),
            };
        }
    }

    // An entry that toggles its dialog would close it.
    private static string? AlreadyOpen(Scene scene, Target target)
    {
        var path = target.Menu!.Path;
        var opens = MapIndex.Opens(scene.Context.Map, path);
        if (opens.Length == 0 && !EndsInEllipsis(path))
        {
            return null;
        }

        var dialog = scene.View.Snapshot.Windows.LastOrDefault(w => w.Role == Role.Dialog && w.Is(ElementStates.Showing)
            && (NameSimilarity.Of(target.Key, NameKey.Of(w.Name)) >= NameSimilarity.Same || (opens.Length > 0 && NameSimilarity.Of(NameKey.Of(opens), NameKey.Of(w.Name)) >= 0.97)));
        return dialog is null ? null : $"dialog '{ScreenText.Short(dialog.Name, 60)}' is open already";
    }

    // Without a menu bar that can be read, the menus that show have to be walked through.
    private static IEnumerable<Choice> Opened(Scene scene, LineAct act, MenuKey wanted)
    {
        foreach (var target in scene.Elements.Where(t => t.Role is Role.Menu or Role.MenuItem))
        {
            var leaf = NameSimilarity.Of(wanted.Leaf, target.Key);
            if (leaf >= 0.7 && target.Role == Role.MenuItem)
            {
                foreach (var choice in Scene.Offer(target, UiFunctions.Click, ActionArguments.None, Scene.Score(leaf, 0.9, act, target), Scene.Why(leaf)))
                {
                    yield return choice;
                }
            }
            else if (scene.Context.Menus.Count == 0 && wanted.Parts.Count > 1 && !target.Element!.Is(ElementStates.Expanded))
            {
                var step = wanted.Parts.SkipLast(1).Max(p => NameSimilarity.Of(p, target.Key));
                if (step >= 0.9)
                {
                    foreach (var choice in Scene.Offer(target, UiFunctions.Click, ActionArguments.None, Scene.Score(step, 0.7, act, target), "the menu that leads there"))
                    {
                        yield return choice with { Continues = true };
                    }
                }
            }
        }
    }

    // How much the menus of the wanted path are found, in order, among those of the entry: 1 for all.
    private static double Parents(MenuKey wanted, MenuKey path)
    {
        if (wanted.Parts.Count <= 1)
        {
            return 1;
        }

        var (sum, at) = (0.0, 0);
        for (var i = 0; i < wanted.Parts.Count - 1; i++)
        {
            for (var j = at; j < path.Parts.Count - 1; j++)
            {
                if (NameSimilarity.Of(wanted.Parts[i], path.Parts[j]) is var match and >= 0.7)
                {
                    sum += match;
                    at = j + 1;
                    break;
                }
            }
        }

        return Math.Min(1, sum / (wanted.Parts.Count - 1) / 0.97);
    }

    // "Insert > Table..." and "Table > Insert Table..." say the same in another order.
    private static double Bag(IReadOnlyCollection<string> wanted, MenuKey path)
    {
        if (wanted.Count == 0 || path.Words.Count == 0)
        {
            return 0;
        }

        var common = 0;
        foreach (var word in wanted)
        {
            common += path.Words.Contains(word) ? 1 : 0;
        }

        // A leaf that shares nothing is another command of the same menu.
        if (common == 0 || !path.Leaf.Words.Any(wanted.Contains))
        {
            return 0;
        }

        var (of, all) = ((double)common / wanted.Count, (double)common / path.Words.Count);
        return ((0.7 * of) + (0.3 * all)) * (of < 1 && all < 1 ? 0.75 : 1);
    }
}
