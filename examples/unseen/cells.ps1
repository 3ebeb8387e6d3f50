# Reads the first sheet of an OpenDocument spreadsheet: its name, its cells, all of its text, and whether rows are frozen.
param([Parameter(Mandatory)][string]$Path)
$zip = [System.IO.Compression.ZipFile]::OpenRead($Path)
$read = { param($entry) $reader = [System.IO.StreamReader]::new($zip.GetEntry($entry).Open()); [xml]$reader.ReadToEnd(); $reader.Dispose() }
try { $x = & $read content.xml; $settings = & $read settings.xml } finally { $zip.Dispose() }
$n = [System.Xml.XmlNamespaceManager]::new($x.NameTable)
foreach ($p in 'office', 'table', 'text', 'style', 'config') { $n.AddNamespace($p, "urn:oasis:names:tc:opendocument:xmlns:${p}:1.0") }
$n.AddNamespace('fo', 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0')
$sheet = $x.SelectSingleNode('//office:spreadsheet/table:table', $n)
$cells = @{}
$lines = @()
$r = 0
foreach ($row in $sheet.SelectNodes('.//table:table-row', $n)) {
    $texts = @()
    $c = 0
    foreach ($cell in $row.SelectNodes('table:table-cell | table:covered-table-cell', $n)) {
        $times = [int]('0' + $cell.GetAttribute('table:number-columns-repeated'))
        if ($times -eq 0) { $times = 1 }
        $text = @($cell.SelectNodes('text:p', $n) | ForEach-Object InnerText) -join "`n"
        $style = $cell.GetAttribute('table:style-name')
        $weight = if ($style) { $x.SelectSingleNode("//style:style[@style:name='$style']/style:text-properties/@fo:font-weight", $n) }
        for ($i = 0; $i -lt [Math]::Min($times, 20); $i++) {
            $texts += $text
            if ($c + $i -lt 26) {
                $cells["$([char](65 + $c + $i))$($r + 1)"] = [pscustomobject]@{
                    text = $text; value = $cell.GetAttribute('office:value'); type = $cell.GetAttribute('office:value-type')
                    formula = $cell.GetAttribute('table:formula'); bold = $weight.Value -eq 'bold'
                }
            }
        }
        $c += $times
    }
    $times = [int]('0' + $row.GetAttribute('table:number-rows-repeated'))
    if ($times -eq 0) { $times = 1 }
    for ($i = 0; $i -lt [Math]::Min($times, 20); $i++) { $lines += ($texts -join '|').TrimEnd('|') }
    $r += $times
}
$split = $settings.SelectSingleNode("//config:config-item[@config:name='VerticalSplitMode']", $n)
[pscustomobject]@{ name = $sheet.GetAttribute('table:name'); cells = $cells; text = ($lines -join "`n").TrimEnd(); frozen = $split.InnerText -eq '2' }
