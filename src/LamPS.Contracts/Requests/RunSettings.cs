namespace LamPS.Contracts.Requests;

/// <summary>How a run is done.</summary>
/// <param name="Policy">Name or full path of a policy; null for <c>attended</c> where someone can be asked, else <c>unattended</c>.</param>
/// <param name="WhatIf">Shows and changes nothing.</param>
/// <param name="Report">Full path of a folder for the report; null for the run's own.</param>
/// <param name="Screenshots">Whether pictures are taken.</param>
/// <param name="Model">Who plans and decides; null for the default.</param>
/// <param name="MaxActions">Most actions.</param>
/// <param name="KeepOpen">Whether applications that the run started stay open.</param>
/// <param name="Record">Full path of a file that the desktop is recorded to, or null.</param>
public sealed record RunSettings(
    string? Policy = null,
    bool WhatIf = false,
    string? Report = null,
    bool Screenshots = true,
    string? Model = null,
    int MaxActions = 200,
    bool KeepOpen = false,
    string? Record = null);
