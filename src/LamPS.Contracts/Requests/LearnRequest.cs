namespace LamPS.Contracts.Requests;

/// <summary>An application to gather the map of.</summary>
/// <param name="Token">Names the request in what the host sends meanwhile.</param>
/// <param name="Application">Name of the catalog.</param>
/// <param name="Desktop">Kind of desktop.</param>
/// <param name="Headless">In a private session.</param>
/// <param name="Resume">Goes on where an exploration of the same version was ended.</param>
/// <param name="Dialogs">Most dialogs to open; 0 for all.</param>
public sealed record LearnRequest(string Token, string Application, string Desktop = "auto", bool Headless = false, bool Resume = false, int Dialogs = 0);

/// <summary>The map that was gathered.</summary>
/// <param name="Application">Application.</param>
/// <param name="Version">Its version.</param>
/// <param name="MenuEntries">Menu entries.</param>
/// <param name="Dialogs">Dialogs.</param>
/// <param name="Fields">Fields in them.</param>
/// <param name="Toolbars">Tool bars.</param>
/// <param name="Path">File of the map.</param>
/// <param name="LeftOut">How many dialogs and contexts were left out; the map says which and why.</param>
public sealed record LearnResult(string Application, string? Version, int MenuEntries, int Dialogs, int Fields, int Toolbars, string Path, int LeftOut = 0);
