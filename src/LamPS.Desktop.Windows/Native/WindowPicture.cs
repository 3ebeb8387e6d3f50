using LamPS.Core.Desktops;
using LamPS.Core.Elements;

namespace LamPS.Desktop.Windows.Native;

/// <summary>Pictures of windows and screens.</summary>
internal static unsafe class WindowPicture
{
    private const uint WholeContent = 2;
    private const uint Copy = 0x00CC0020 | 0x40000000;

    /// <summary>Takes a picture of a window as it draws itself, or of all screens for 0; null when Windows gives none.</summary>
    public static Screenshot? Take(nint window)
    {
        User32.Rect rect;
        if (window == 0)
        {
            var screens = InputDevice.Screens();
            rect = new User32.Rect { Left = screens.X, Top = screens.Y, Right = screens.X + screens.Width, Bottom = screens.Y + screens.Height };
        }
        else if (User32.GetWindowRect(window, out rect) == 0)
        {
            return null;
        }

        var area = new Bounds(rect.Left, rect.Top, rect.Right - rect.Left, rect.Bottom - rect.Top);
        return area.IsEmpty ? null : Draw(window, area);
    }

    private static Screenshot? Draw(nint window, Bounds area)
    {
        var screen = User32.GetDC(0);
        var context = User32.CreateCompatibleDC(screen);

        // A negative height is a picture from the top down.
        var header = new User32.BitmapHeader { Size = (uint)sizeof(User32.BitmapHeader), Width = area.Width, Height = -area.Height, Planes = 1, BitCount = 32 };
        var bitmap = User32.CreateDIBSection(context, &header, 0, out var bits, 0, 0);
        try
        {
            if (bitmap == 0)
            {
                return null;
            }

            var before = User32.SelectObject(context, bitmap);
            var done = window == 0
                ? User32.BitBlt(context, 0, 0, area.Width, area.Height, screen, area.X, area.Y, Copy)
                : User32.PrintWindow(window, context, WholeContent);
            _ = User32.GdiFlush();
            var picture = done != 0 ? Screenshot.OfBgr(new ReadOnlySpan<byte>(bits, area.Width * area.Height * 4), area) : null;
            User32.SelectObject(context, before);
            return picture;
        }
        finally
        {
            _ = User32.DeleteObject(bitmap);
            _ = User32.DeleteDC(context);
            _ = User32.ReleaseDC(0, screen);
        }
    }
}
