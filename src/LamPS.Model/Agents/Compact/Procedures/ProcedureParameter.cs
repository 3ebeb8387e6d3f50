using System.Text.Json.Serialization;
using LamPS.Core.Planning.Language;

namespace LamPS.Model.Agents.Compact.Procedures;

/// <summary>What a place in the lines of a procedure takes.</summary>
/// <param name="Name">Name in braces.</param>
/// <param name="Kind"><c>text</c>, <c>number</c> or <c>choice</c>.</param>
/// <param name="Choices">What can be chosen, as people say it; empty but for choices.</param>
internal sealed record ProcedureParameter(string Name, string Kind, IReadOnlyList<string> Choices)
{
    /// <summary>Kind of texts.</summary>
    public const string Text = "text";

    /// <summary>Kind of numbers, with or without unit.</summary>
    public const string Number = "number";

    /// <summary>Kind of one of several.</summary>
    public const string Choice = "choice";

    /// <summary>Whether it takes families of fonts, also others than those that were taught.</summary>
    [JsonIgnore]
    public bool IsFont { get; } = Choices.Count > 0 && Choices.All(FontNames.IsOne);
}
