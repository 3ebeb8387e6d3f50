using System.Collections.Generic;

namespace LamPS.Contracts.Desktops;

/// <summary>An application of the catalog.</summary>
/// <param name="Name">Name on the command line and in runbooks.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Desktops">Desktops that it runs on.</param>
/// <param name="Installed">Whether it can be started here.</param>
/// <param name="Map">Version that its application map speaks of; null without a map.</param>
/// <param name="Functions">Its functions beyond the UI functions.</param>
/// <param name="Install">How to get it.</param>
public sealed record ApplicationInfo(
    string Name, string Title, IReadOnlyList<string> Desktops, bool Installed, string? Map, IReadOnlyList<string> Functions, string Install);
