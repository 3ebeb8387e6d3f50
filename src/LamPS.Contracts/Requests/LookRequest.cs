namespace LamPS.Contracts.Requests;

/// <summary>Elements to list.</summary>
/// <param name="Scope">Where.</param>
/// <param name="Selector">Selector; null for all.</param>
/// <param name="Depth">Deepest level, from 0; null for all.</param>
/// <param name="All">Also what doesn't show on the screen.</param>
/// <param name="WaitMs">How long to wait for a first element, in milliseconds.</param>
/// <param name="Start">Whether the application is started when it doesn't run.</param>
public sealed record LookRequest(DesktopScope Scope, string? Selector = null, int? Depth = null, bool All = false, double WaitMs = 0, bool Start = true);
