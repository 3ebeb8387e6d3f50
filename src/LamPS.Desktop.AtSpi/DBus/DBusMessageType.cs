namespace LamPS.Desktop.AtSpi.DBus;

/// <summary>Kinds of message on the wire.</summary>
internal enum DBusMessageType : byte
{
    MethodCall = 1,
    MethodReturn = 2,
    Error = 3,
    Signal = 4,
}
