using LamPS.Core;

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

    /// <summary>Checks a saved document. One that isn't there is a no; one that can't be read leaves unsure; neither is ever a yes.</summary>
    /// <param name="path">The saved document.</param>
    /// <param name="template">What the task began with.</param>
    /// <param name="values">Values of the parameters: texts, numbers or truth values.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The verdict with its reasons.</returns>
    /// <exception cref="LamException">An expression meets values of a type that it can't work with (<c>ExpressionInvalid</c>).</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public CheckResult Evaluate(string path, DocumentView template, IReadOnlyDictionary<string, object> values, CancellationToken cancellationToken = default)
    {
        DocumentView saved;
        try
        {
            saved = DocumentView.Read(path, cancellationToken);
        }
        catch (LamException e)
        {
            return new CheckResult(e.Id == "DocumentNotFound" ? Verdict.No : Verdict.Unsure, [e.Message]);
        }

        return Evaluate(saved, template, values);
    }

    /// <summary>Checks a document that was read.</summary>
    /// <param name="saved">The saved document.</param>
    /// <param name="template">What the task began with.</param>
    /// <param name="values">Values of the parameters: texts, numbers or truth values.</param>
    /// <returns>The verdict with its reasons.</returns>
    /// <exception cref="LamException">An expression meets values of a type that it can't work with (<c>ExpressionInvalid</c>).</exception>
    public CheckResult Evaluate(DocumentView saved, DocumentView template, IReadOnlyDictionary<string, object> values)
    {
        var typed = values.ToDictionary(v => v.Key, v => Typed(v.Value));
        var reasons = new List<string>();
        var unknown = new List<string>();
        foreach (var check in _checks)
        {
            if (check.Names.Where(n => !ViewVocabulary.Knows(saved.Format, n)).ToArray() is { Length: > 0 } names)
                unknown.Add($"a file of the kind {saved.Format} doesn't tell {string.Join(", ", names)}, which '{check.Text}' needs");
            else if (!check.Holds(saved.Root, typed))
                reasons.Add(check.Explain(saved.Root, typed));
        }

        // Between files of different kinds nobody can tell what the task changed and what the kind did.
        if (saved.Format == template.Format)
            reasons.AddRange(_unchanged.SelectMany(u => u.Differences(template.Root, saved.Root, typed)));
        if (reasons.Count > 0)
            return new CheckResult(Verdict.No, reasons);
        return unknown.Count > 0 ? new CheckResult(Verdict.Unsure, unknown) : CheckResult.Yes;
    }

    private static object Typed(object value) => value switch
    {
        string or bool or double => value,
        int or long or float or decimal or short => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
