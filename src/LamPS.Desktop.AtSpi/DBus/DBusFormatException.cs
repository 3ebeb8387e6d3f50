namespace LamPS.Desktop.AtSpi.DBus;

/// <summary>Bytes or a signature that break the D-Bus wire format. The only exception that reading hostile bytes throws.</summary>
internal sealed class DBusFormatException(string message) : FormatException(message);
