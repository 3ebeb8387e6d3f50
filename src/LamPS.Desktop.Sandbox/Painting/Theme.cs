namespace LamPS.Desktop.Sandbox.Painting;

/// <summary>Colours (0xRRGGBB) and measures (pixels) of the desktop.</summary>
internal static class Theme
{
    public const uint DesktopTop = 0x2B4C7E;
    public const uint DesktopBottom = 0x16324F;
    public const uint DesktopMark = 0x5C7A9C;
    public const uint Window = 0xF6F7F9;
    public const uint Title = 0xFFFFFF;
    public const uint TitleInactive = 0xE9ECF0;
    public const uint Border = 0xC6CCD6;
    public const uint Line = 0xDDE1E7;
    public const uint Field = 0xFFFFFF;
    public const uint FieldDisabled = 0xF0F2F5;
    public const uint Header = 0xEDF0F4;
    public const uint Text = 0x1E2430;
    public const uint Muted = 0x667085;
    public const uint Disabled = 0xA2A9B5;
    public const uint Accent = 0x2D6CDF;
    public const uint AccentSoft = 0xDAE7FC;
    public const uint AccentHalf = 0x9DBFF5;
    public const uint Danger = 0xD14343;
    public const uint White = 0xFFFFFF;

    public const int TitleHeight = 34;
    public const int ControlHeight = 30;
    public const int RowHeight = 24;
    public const int MenuHeight = 28;
    public const int Corner = 5;
    public const int Spacing = 8;
    public const int Padding = 14;
}
