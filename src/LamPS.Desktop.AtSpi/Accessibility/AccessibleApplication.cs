namespace LamPS.Desktop.AtSpi.Accessibility;

/// <summary>An application on the accessibility bus.</summary>
/// <param name="Bus">Its connection.</param>
/// <param name="Name">Name that it gives itself; untrusted.</param>
/// <param name="ProcessId">Process, 0 when unknown.</param>
internal sealed record AccessibleApplication(string Bus, string Name, int ProcessId);
