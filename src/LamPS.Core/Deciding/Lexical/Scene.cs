using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Planning.Lines;
using LamPS.Core.Selectors;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>What a decision chooses from, and how candidates are compared with what a line names.</summary>
internal sealed class Scene
{
    private const double InActive = 0.04;
    private const double RoleNamed = 0.04;
    private const double OtherRole = 0.12;
    private const double Disabled = 0.03;

    /// <summary>Prepares a decision.</summary>
    /// <param name="context">What to decide from.</param>
    /// <param name="candidates">Candidates.</param>
    public Scene(DecisionContext context, IReadOnlyList<Candidate> candidates)
    {
        Context = context;
        View = new ScreenView(context.Snapshot);
        var labels = new ElementLabels(context.Snapshot);
        foreach (var candidate in candidates)
        {
            if (candidate.Element is { } element)
            {
                // An element that the snapshot doesn't have was captured at another time: nothing is known of what lies over it.
                var index = context.Snapshot.IndexOf(element.Id);
                if (index >= 0 && View.IsReachable(index))
                {
                    var name = labels.NameOf(element);
                    var isInActive = View.IsInActive(index);
                    var meant = isInActive ? MapIndex.LabelOf(context.Map, View.Active!.Name, element.Role.Name(), ElementNames.Plain(name)) : "";
                    Elements.Add(new Target(candidate, name, index, isInActive, meant));
                }
            }
            else if (candidate.Menu is not null)
            {
                Menus.Add(new Target(candidate, candidate.Menu.Name, -1, false));
            }
            else
            {
                Applications.Add(new Target(candidate, "", -1, false));
            }
        }
    }

    /// <summary>What to decide from.</summary>
    public DecisionContext Context { get; }

    /// <summary>The screen.</summary>
    public ScreenView View { get; }

    /// <summary>Elements that can be reached.</summary>
    public List<Target> Elements { get; } = [];

    /// <summary>Menu entries; out of reach while <see cref="ScreenView.Modal"/> is set.</summary>
    public List<Target> Menus { get; } = [];

    /// <summary>What stands for the application.</summary>
    public List<Target> Applications { get; } = [];

    /// <summary>Menu entries that can be reached.</summary>
    public IReadOnlyList<Target> ReachableMenus => View.Modal is null ? Menus : [];

    /// <summary>How much the name of a candidate is what an act names, 0 to 1.</summary>
    /// <param name="act">Act.</param>
    /// <param name="target">Candidate.</param>
    public double Match(LineAct act, Target target)
    {
        var best = Match(NameKey.Of(act.Target), target);
        return act.Phrase.Length > 0 && act.Phrase != act.Target ? Math.Max(best, Match(NameKey.Of(act.Phrase), target)) : best;
    }

    /// <summary>How much the name of a candidate is a name of a line, 0 to 1.</summary>
    /// <param name="wanted">Name in the line.</param>
    /// <param name="target">Candidate.</param>
    public double Match(NameKey wanted, Target target)
    {
        var around = target.Index >= 0 && wanted.Words.Count > 1 ? View.Around(target.Index) : null;
        var byName = NameSimilarity.Of(wanted, target.Key, around);
        if (!target.Meant.IsEmpty)
        {
            byName = Math.Max(byName, NameSimilarity.Of(wanted, target.Meant, around));
        }

        return target.Hint.IsEmpty ? byName : Math.Max(byName, 0.85 * NameSimilarity.Of(wanted, target.Hint, around));
    }

    /// <summary>The score of a candidate.</summary>
    /// <param name="match">How much its name fits.</param>
    /// <param name="fit">How much its role fits, 0 to 1.</param>
    /// <param name="act">Act.</param>
    /// <param name="target">Candidate.</param>
    public static double Score(double match, double fit, LineAct act, Target target)
    {
        var named = act.Roles.Count == 0 ? 0 : act.Roles.Contains(target.Role) ? RoleNamed : -OtherRole;
        return (match * (named > 0 ? Math.Max(fit, 0.99) : fit)) + named + (target.IsInActive ? InActive : 0) - (target.IsDisabled ? Disabled : 0);
    }

    /// <summary>Why a candidate fits, for people.</summary>
    /// <param name="match">How much its name fits.</param>
    public static string Why(double match) => match switch
    {
        >= 0.97 => "the name is the same",
        >= NameSimilarity.Same => "the name is the same but for its form",
        _ => "the name is similar",
    };

    /// <summary>Why a candidate can't be acted on now; null when it can.</summary>
    /// <param name="target">Candidate.</param>
    public static string? Hindrance(Target target) => target.IsDisabled ? $"{target} is disabled" : null;

    /// <summary>Makes a choice if the candidate takes the function.</summary>
    public static IEnumerable<Choice> Offer(Target target, FunctionDefinition function, ActionArguments arguments, double score, string why)
    {
        if (target.Takes(function))
        {
            yield return new Choice(target, function, arguments, score, why) { Hindrance = Hindrance(target) };
        }
    }

    /// <summary>The option of an element that a value names, in the element's spelling, and how well; null when there is none.</summary>
    /// <param name="options">Options.</param>
    /// <param name="value">Value of the line.</param>
    public static (string Option, double Match)? Option(IReadOnlyList<string> options, string value)
    {
        if (options.Count == 0 || value.Length == 0)
        {
            return null;
        }

        if ((options.FirstOrDefault(o => o == value) ?? options.FirstOrDefault(o => ElementNames.SameIgnoringCase(o, value))) is { } same)
        {
            return (same, 1);
        }

        var wanted = NameKey.Of(value);
        var ranked = options.Distinct().Select(o => (Option: o, Match: NameSimilarity.Of(wanted, NameKey.Of(o)))).OrderByDescending(o => o.Match).Take(2).ToList();
        return ranked[0].Match >= 0.7 && (ranked.Count == 1 || ranked[0].Match - ranked[1].Match >= 0.08) ? ranked[0] : null;
    }

    /// <summary>Whether a line's value is what an element shows.</summary>
    public static bool Shows(Element element, string value) => element.Value is { } shown && ElementNames.SameIgnoringCase(shown, value);
}
