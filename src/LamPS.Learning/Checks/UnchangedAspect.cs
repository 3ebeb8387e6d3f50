using System.Xml.Linq;

namespace LamPS.Learning.Checks;

/// <summary>An aspect of a document that must be as it was, except for what an expression selects.</summary>
/// <param name="Name">Name of the aspect.</param>
/// <param name="Compare">Compares the template with the saved document and says where they differ.</param>
/// <param name="Except">Selects what may change; null for nothing.</param>
internal sealed record UnchangedAspect(string Name, AspectComparison Compare, CheckExpression? Except)
{
    /// <summary>What may change in either document.</summary>
    public IEnumerable<XElement> Free(XElement before, XElement after, CheckScope scope) =>
        Except is null ? [] : Except.Select(before, scope).Concat(Except.Select(after, scope));

    /// <summary>The first difference, for people; none when there is none.</summary>
    public IEnumerable<string> Differences(XElement before, XElement after, IReadOnlySet<XElement> free) =>
        Compare(before, after, element => free.Count > 0 && element.AncestorsAndSelf().Any(free.Contains))
            .Take(1).Select(difference => $"{Name} should be as before: {difference}");
}

/// <summary>Compares an aspect of two views.</summary>
/// <param name="before">View of the template.</param>
/// <param name="after">View of the saved document.</param>
/// <param name="isFree">Whether an element may change.</param>
/// <returns>Where they differ, for people; none when they don't.</returns>
internal delegate IEnumerable<string> AspectComparison(XElement before, XElement after, Func<XElement, bool> isFree);
