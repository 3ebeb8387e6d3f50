namespace LamPS.Contracts.Rpc;

/// <summary>Version of what is said on the pipe.</summary>
public static class ProtocolVersion
{
    /// <summary>Grows with every change that an older side would misunderstand; new members and methods alone don't count.</summary>
    public const int Current = 1;
}
