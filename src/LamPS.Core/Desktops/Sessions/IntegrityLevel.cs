namespace LamPS.Core.Desktops.Sessions;

/// <summary>Integrity levels of Windows; a process can't operate windows of a higher one.</summary>
public enum IntegrityLevel
{
    /// <summary>Below a user's normal programs: sandboxes, parts of browsers.</summary>
    Low,

    /// <summary>A user's normal programs.</summary>
    Medium,

    /// <summary>Programs started as administrator.</summary>
    High,

    /// <summary>Services.</summary>
    System,
}
