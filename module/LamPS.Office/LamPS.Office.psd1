@{
    RootModule = 'LamPS.Office.psm1'
    # The build writes the version of the product here.
    ModuleVersion = '0.0.0'
    GUID = '5d6c5a0e-9d0c-4c38-8f6e-0a5f3b9f7c62'
    Author = 'The LamPS authors'
    CompanyName = 'The LamPS authors'
    Copyright = '(c) The LamPS authors. MIT license.'
    Description = 'What Word, Excel and PowerPoint can do through their object models, as functions for requests, runbooks and scripts.'
    CompatiblePSEditions = @('Desktop', 'Core')
    PowerShellVersion = '5.1'
    FunctionsToExport = @(
        'Add-LamExcelTable'
        'Add-LamWordTable'
        'Get-LamExcelRange'
        'Register-LamOfficeFunction'
        'Save-LamExcelWorkbook'
        'Save-LamPowerPointPresentation'
        'Save-LamWordDocument'
        'Select-LamWordParagraph'
        'Select-LamWordTable'
        'Select-LamWordText'
        'Set-LamExcelColumnOrder'
        'Set-LamPowerPointBackground'
        'Set-LamWordFont'
    )
    CmdletsToExport = @()
    AliasesToExport = @()
    VariablesToExport = @()
}
