console.log('create-admin')
