using System.IO.Enumeration;
using LamPS.Core.Actions;

namespace LamPS.Core.Policies;

/// <summary>One rule; what is null matches everything. Patterns take <c>*</c> and <c>?</c> and ignore case.</summary>
/// <param name="Verdict">What it says.</param>
/// <param name="Application">Pattern on the application's name.</param>
/// <param name="Element">Pattern on the element's name or the menu path.</param>
/// <param name="Function">Pattern on the function.</param>
/// <param name="Risk">Risk.</param>
/// <param name="Line">Line in the policy file, or 0.</param>
public sealed record PolicyRule(PolicyVerdict Verdict, string? Application = null, string? Element = null, string? Function = null, Risk? Risk = null, int Line = 0)
{
    /// <summary>Whether the rule speaks of an action.</summary>
    /// <param name="subject">The action.</param>
    public bool Matches(PolicySubject subject) =>
        Like(Application, subject.Application)
        && (Element is null || subject.Targets.Any(target => Like(Element, target)))
        && Like(Function, subject.Function)
        && (Risk is null || Risk == subject.Risk);

    /// <summary>The rule for messages.</summary>
    public string Describe()
    {
        var parts = new List<string>();
        Add("application", Application);
        Add("element", Element);
        Add("function", Function);
        Add("risk", Risk?.ToString().ToLowerInvariant());
        var where = parts.Count == 0 ? "everything" : string.Join(", ", parts);
        return Line > 0 ? $"on line {Line} ({Verdict.ToString().ToLowerInvariant()} {where})" : $"({Verdict.ToString().ToLowerInvariant()} {where})";

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{name} '{value}'");
            }
        }
    }

    private static bool Like(string? pattern, string value) => pattern is null || FileSystemName.MatchesSimpleExpression(pattern, value, ignoreCase: true);
}
