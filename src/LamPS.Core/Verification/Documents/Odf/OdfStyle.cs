using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.Odf;

/// <summary>A style as stored: what it says itself and what it is based on.</summary>
internal sealed record OdfStyle(string Name, string DisplayName, string Parent, bool IsAutomatic, CharacterFormat Format);

/// <summary>A style with all that it is based on: its name as the user sees it and the look of its characters.</summary>
internal readonly record struct ResolvedStyle(string Name, CharacterFormat Format);
