using LamPS.Core;
using LamPS.Core.Verification.Documents;
using LamPS.Learning.Episodes;

namespace LamPS.Learning.Checks;

/// <summary>
/// The checker of a recipe: expressions that must all hold on the saved document, and what must be as it was in the template. It believes
/// only the saved document. Safe to use from several threads.
/// </summary>
public sealed class CheckSet
{
    private readonly IReadOnlyList<CheckExpression> _checks;
    private readonly IReadOnlyList<UnchangedAspect> _unchanged;

    private CheckSet(IReadOnlyList<CheckExpression> checks, IReadOnlyList<UnchangedAspect> unchanged)
    {
        _checks = checks;
        _unchanged = unchanged;
    }

    /// <summary>Compiles a checker.</summary>
    /// <param name="file">Recipe file, for messages.</param>
    /// <param name="checks">XPath 1.0 expressions over the view of the document (<see cref="DocumentView"/>).</param>
    /// <param name="unchanged">
    /// What the task must leave as it was: <c>everything</c>, <c>everything but A, B</c>, an aspect, or <c>ASPECT except XPATH</c>, which
    /// leaves out what the expression selects.
    /// </param>
    /// <param name="variables">Names of the recipe's parameters, which expressions may use as <c>$name</c>.</param>
    /// <returns>The checker.</returns>
    /// <exception cref="LamException">
    /// An expression can't be compiled (<c>ExpressionInvalid</c>), or uses a name that no view has (<c>NameUnknown</c>), a variable that isn't
    /// a parameter (<c>VariableUnknown</c>) or an unknown aspect (<c>AspectUnknown</c>); messages name file, line and column.
    /// </exception>
    public static CheckSet Compile(string file, IReadOnlyList<CheckSource> checks, IReadOnlyList<CheckSource> unchanged, IReadOnlyCollection<string> variables) => new(
        [.. checks.Select(c => CheckExpression.Compile(file, c, variables))],
        Aspects.Parse(file, unchanged, variables));

    /// <summary>Judges a saved document. One that isn't there is a no; one that can't be read leaves unsure; neither is ever a yes.</summary>
    /// <param name="parts">The checkers of a task's parts with the values of their parameters: texts, numbers or truth values.</param>
    /// <param name="document">The saved document. Exports and copies are looked for beside it.</param>
    /// <param name="template">What the task began with.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The verdict with its reasons: each expectation that isn't met and what was found instead, or why nobody can tell.</returns>
    /// <exception cref="LamException">An expression meets values of a type that it can't work with (<c>ExpressionInvalid</c>).</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static Judgement Judge(
        IReadOnlyList<(CheckSet Checks, IReadOnlyDictionary<string, object> Values)> parts, string document, DocumentView template, CancellationToken cancellationToken = default)
    {
        try
        {
            return Judge(parts, DocumentView.Read(document, cancellationToken), template);
        }
        catch (LamException e) when (e.Id != nameof(CheckErrors.ExpressionInvalid))
        {
            return new Judgement(e.Id == nameof(DocumentErrors.DocumentNotFound) ? Verdict.No : Verdict.Unsure, [e.Message]);
        }
    }

    /// <summary>Judges a document that was read.</summary>
    /// <param name="parts">The checkers of a task's parts with the values of their parameters: texts, numbers or truth values.</param>
    /// <param name="saved">The saved document.</param>
    /// <param name="template">What the task began with.</param>
    /// <returns>The verdict with its reasons.</returns>
    /// <exception cref="LamException">An expression meets values of a type that it can't work with (<c>ExpressionInvalid</c>).</exception>
    public static Judgement Judge(IReadOnlyList<(CheckSet Checks, IReadOnlyDictionary<string, object> Values)> parts, DocumentView saved, DocumentView template)
    {
        var reasons = new List<string>();
        var unknown = new List<string>();
        var scopes = parts.Select(p => new CheckScope(
            p.Values.ToDictionary(v => v.Key, v => Typed(v.Value)), template.Root, Path.GetDirectoryName(Path.GetFullPath(saved.Path)))).ToArray();
        foreach (var ((checks, _), scope) in parts.Zip(scopes))
        {
            foreach (var check in checks._checks)
            {
                if (check.Names.Where(n => !ViewVocabulary.Knows(saved.Format, n)).ToArray() is { Length: > 0 } names)
                    unknown.Add($"a file of the kind {saved.Format} doesn't tell {string.Join(", ", names)}, which '{check.Text}' needs");
                else if (!check.Holds(saved.Root, scope))
                    reasons.Add(check.Explain(saved.Root, scope));
            }
        }

        // Between files of different kinds nobody can tell what the task changed and what the kind did.
        if (saved.Format == template.Format)
            reasons.AddRange(Changed(parts, scopes, saved, template));
        if (reasons.Count > 0)
            return new Judgement(Verdict.No, reasons);
        return unknown.Count > 0 ? new Judgement(Verdict.Unsure, unknown) : Judgement.Yes;
    }

    // A task of several parts may change what any of them may.
    private static IEnumerable<string> Changed(
        IReadOnlyList<(CheckSet Checks, IReadOnlyDictionary<string, object> Values)> parts, CheckScope[] scopes, DocumentView saved, DocumentView template)
    {
        foreach (var aspect in parts[0].Checks._unchanged)
        {
            var same = parts.Select(p => p.Checks._unchanged.FirstOrDefault(u => u.Name == aspect.Name)).ToArray();
            if (same.Any(s => s is null))
                continue;

            var free = same.Zip(scopes).SelectMany(s => s.First!.Free(template.Root, saved.Root, s.Second)).ToHashSet();
            foreach (var difference in aspect.Differences(template.Root, saved.Root, free))
            {
                yield return difference;
            }
        }
    }

    private static object Typed(object value) => value switch
    {
        string or bool or double => value,
        int or long or float or decimal or short => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
