namespace LamPS.Core.Desktops.Sessions;

/// <summary>How a session of Windows is connected to someone who sees it.</summary>
public enum SessionConnection
{
    /// <summary>A user is logged on and connected.</summary>
    Active,

    /// <summary>A user is logged on, and nobody sees it: a remote desktop client went.</summary>
    Disconnected,

    /// <summary>Anything else: on its way in or out.</summary>
    Other,
}
