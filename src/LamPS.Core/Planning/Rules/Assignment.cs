using LamPS.Core.Applications;
using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>A field and what a clause wants in it.</summary>
/// <param name="Field">Field.</param>
/// <param name="Value">Text, number or option; empty for what is only switched.</param>
/// <param name="Span">The argument that the value is, or null for words and options.</param>
/// <param name="On">For what can be switched.</param>
/// <param name="IsOption">Whether the value is one of the field's options.</param>
internal sealed record Assignment(MapField Field, string Value, ArgumentSpan? Span = null, bool? On = null, bool IsOption = false);
