namespace LamPS.Core.Desktops;

/// <summary>How an application is.</summary>
public enum ApplicationHealth
{
    /// <summary>Runs and answers.</summary>
    Responding,

    /// <summary>Runs and doesn't answer within a second.</summary>
    NotResponding,

    /// <summary>Ended.</summary>
    Exited,
}
