using System.Runtime.InteropServices;

namespace LamPS.Desktop.Windows.Native;

/// <summary>Interfaces of the shell, as they are documented.</summary>
internal static partial class Shell32
{
    private static readonly Guid VirtualDesktopManager = new("aa509086-5ca9-4c25-8f95-589d3c07b48a");
    private static readonly Guid ApplicationActivationManager = new("45ba127d-10a8-46ea-8ab7-56ea9078943c");
    private static readonly Guid ShellItem = new("43826d1e-e718-42ee-bc55-a1e261c37bfe");
    private static readonly Guid ShellItemArray = new("b63ea76d-1f85-456f-a19c-48159efa858b");

    [ComImport]
    [Guid("a5cd92ff-29be-454c-8d04-d82879fb3f1b")]
    [InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    public interface IVirtualDesktopManager
    {
        [PreserveSig]
        int IsWindowOnCurrentVirtualDesktop(nint window, out int isOnCurrent);
    }

    [ComImport]
    [Guid("2e941141-7f97-4756-ba1d-9decde894a3d")]
    [InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    public interface IApplicationActivationManager
    {
        void ActivateApplication([MarshalAs(UnmanagedType.LPWStr)] string id, [MarshalAs(UnmanagedType.LPWStr)] string? arguments, int options, out uint processId);

        void ActivateForFile([MarshalAs(UnmanagedType.LPWStr)] string id, nint items, [MarshalAs(UnmanagedType.LPWStr)] string? verb, out uint processId);
    }

    /// <summary>The manager of virtual desktops; null where Windows has none (a session without a shell).</summary>
    public static IVirtualDesktopManager? CreateDesktopManager()
    {
        try
        {
            return Create<IVirtualDesktopManager>(VirtualDesktopManager);
        }
        catch (COMException)
        {
            return null;
        }
    }

    /// <summary>Starts a packaged application, with a document when one is given.</summary>
    /// <exception cref="COMException">There is no such application, or it doesn't open such documents.</exception>
    public static int Activate(string id, string arguments, string? document)
    {
        var manager = Create<IApplicationActivationManager>(ApplicationActivationManager);
        uint processId;
        if (document is null)
        {
            manager.ActivateApplication(id, arguments, 0, out processId);
            return (int)processId;
        }

        Marshal.ThrowExceptionForHR(SHCreateItemFromParsingName(document, 0, ShellItem, out var item));
        try
        {
            Marshal.ThrowExceptionForHR(SHCreateShellItemArrayFromShellItem(item, ShellItemArray, out var items));
            try
            {
                manager.ActivateForFile(id, items, null, out processId);
                return (int)processId;
            }
            finally
            {
                Marshal.Release(items);
            }
        }
        finally
        {
            Marshal.Release(item);
        }
    }

    private static T Create<T>(Guid type) => (T)Activator.CreateInstance(Type.GetTypeFromCLSID(type, throwOnError: true)!)!;

    [LibraryImport("shell32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int SHCreateItemFromParsingName(string path, nint context, in Guid wanted, out nint item);

    [LibraryImport("shell32.dll")]
    private static partial int SHCreateShellItemArrayFromShellItem(nint item, in Guid wanted, out nint items);
}
